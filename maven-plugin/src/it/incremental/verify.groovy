List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 6

assert builds[0].contains('Reknit: 2 methods in 2 classes woven, 3 classes looked at, ')

// Weaving in place makes the compiler plugin see no change.
assert builds[1].contains('Nothing to compile')
assert builds[1].contains('Reknit: 0 methods in 0 classes woven, 0 classes looked at, 3 unchanged')

assert builds[2].contains('Reknit: 1 method in 1 class woven, 1 class looked at, 2 unchanged')

assert builds[3].contains('Reknit: 2 methods in 2 classes woven, 3 classes looked at')
assert builds[4].contains('Nothing to compile')
assert builds[4].contains('Reknit: 0 methods in 0 classes woven, 0 classes looked at, 3 unchanged')
assert builds[5].contains('Reknit: skipped')

String report = new File(basedir, 'target/reknit/weave.txt').text
assert report.contains('it.Flaky') && report.contains('it.Edited')
