List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4

List<String> errors = [
    'it.Wrong.noBody(): @Retry: an abstract method has no body to guard',
    'it.Wrong.elsewhere(): @Fallback: a native method has no body to guard',
    'it.WrongToo.outOfRange(): @Retry.maxRetries = -2',
    'it.WrongToo.outOfRange(): @Retry.delay = -1'
]
String warning = '[WARNING] it.WrongToo.doubtful(): @Retry: writes count'

builds[0..1].each { build ->
    errors.each { assert build.count('[ERROR] ' + it) == 1 }
    assert build.count(warning) == 1
    assert build.contains('Reknit wove nothing: 4 errors in 2 classes, listed above')
    assert !build.contains('classes looked at')
}

errors.each { assert builds[2].count('[WARNING] ' + it) == 1 }
assert builds[2].contains('Reknit: 2 methods in 2 classes woven, 3 classes looked at')

assert builds[3].count('[ERROR] it.WrongToo.doubtful()') == 1
assert builds[3].contains('1 warning in 1 class, listed above, with failOnWarning')

String report = new File(basedir, 'target/reknit/weave.txt').text
errors.each { assert report.contains(it) }
return true
