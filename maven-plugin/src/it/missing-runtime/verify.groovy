String log = new File(basedir, 'build.log').text
assert log.contains('reknit-runtime, which is not on the class path of this project; add to its pom.xml: <dependency><groupId>dev.reknit</groupId><artifactId>reknit-runtime</artifactId>')
assert !new File(basedir, 'target/classes/it/Flaky.class').getText('ISO-8859-1').contains('Ldev/reknit/runtime/Woven;')
