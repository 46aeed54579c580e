def isWoven = { new File(basedir, it).getText('ISO-8859-1').contains('Ldev/reknit/runtime/Woven;') }
assert !isWoven('target/classes/it/Flaky.class')
assert isWoven('target/woven/it/Flaky.class')
assert new File(basedir, 'target/woven/it/Plain.class').bytes == new File(basedir, 'target/classes/it/Plain.class').bytes
assert new File(basedir, 'target/woven/some.properties').text.trim() == 'a=b'

List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('Reknit: skipped')
assert builds[1].contains('Reknit: 1 method in 1 class woven, 2 classes looked at, ')
assert builds[2].contains('Reknit: 0 methods in 0 classes woven, 0 classes looked at, 2 unchanged')
