String log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 2, Failures: 0, Errors: 0')
assert log =~ /Reknit: 1 method in 1 class woven, 2 classes looked at, \d+\.\d s/
assert log =~ /Reknit: 1 method in 1 class woven, 2 classes looked at, \d+\.\d s/

String report = log.substring(log.lastIndexOf(':report'))
assert report.contains('it.Flaky') && report.contains('attempts()') && report.contains('maxRetries=2')
assert report.contains('it.OwnRetryTest')
assert !report.contains('it.Plain')
assert !report.contains('Not woven yet')

assert new File(basedir, 'target/reknit/weave.txt').text.contains('it.Flaky')
def json = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/reknit/weave.json'))
assert json.toString().contains('it.Flaky')
assert new File(basedir, 'target/reknit/weave-tests.txt').text.contains('it.OwnRetryTest')
