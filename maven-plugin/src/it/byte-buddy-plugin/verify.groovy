assert new File(basedir, 'build.log').text.contains('Tests run: 1, Failures: 0, Errors: 0')
assert new File(basedir, 'target/classes/it/Flaky.class').getText('ISO-8859-1').contains('Ldev/reknit/runtime/Woven;')
