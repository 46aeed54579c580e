List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3

assert builds[0].contains('Reknit: 1 method in 1 class woven')

[
    'reknit.properties:2: @Rety/maxRetries: Rety/maxRetries = "4" (reknit.properties:2): there is no policy Rety, was Retry meant?',
    'it.Flaky.atempts: @Retry.maxRetries: it.Flaky/atempts/Retry/maxRetries = "4" (reknit.properties:3): there is no method atempts, was attempts meant?',
    'it.Flaky.attempts(): @Retry.maxRetries = -7: is out of range, with it.Flaky/attempts/Retry/maxRetries = "-7" (reknit.properties:4)'
].each { assert builds[1].count('[ERROR] ' + it) == 1 }
assert builds[1].contains('Reknit wove nothing: 3 errors in 2 classes, listed above')

assert !builds[2].contains('[ERROR]')
return true
