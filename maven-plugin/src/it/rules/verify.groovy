List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3

assert builds[0].contains('Tests run: 1, Failures: 0, Errors: 0')
assert builds[0].contains('Reknit: 1 method in 1 class woven')
// Said again though no class has changed.
builds[0..1].each {
    assert it.contains('[WARNING] rules/remote.rules:2: "execution(* it.Flakey.*(..))" selects no method')
    assert it.count('selects no method') == 1
}
String report = builds[0]
assert report.contains('attempts()  Retry(maxRetries=2, jitter=0, delay=1 [target/classes/reknit.rules:2])' +
    ' [rule rules/remote.rules:1] > Bulkhead [rule target/classes/reknit.rules:2]')

assert builds[2].contains('[ERROR] target/classes/reknit.rules:2: there is no policy Rety, was Retry meant?')
assert builds[2].contains('[ERROR] target/classes/reknit.rules:3: "cflow(execution(* it.*.*(..)))" is not supported')
assert builds[2].contains('it.Flaky was woven with other rules')
assert builds[2].contains('Reknit wove nothing')
assert !builds[2].contains('selects no method')
return true
