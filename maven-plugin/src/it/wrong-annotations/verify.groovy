String log = new File(basedir, 'build.log').text
[
    '[ERROR] it.Wrong.noBody(): @Retry: an abstract method has no body to guard',
    '[ERROR] it.Wrong.elsewhere(): @Fallback: a native method has no body to guard',
    '[ERROR] it.WrongToo.noBody(): @Retry: an abstract method has no body to guard'
].each { assert log.count(it) == 2 }
assert log.count('Reknit wove nothing: 3 errors in annotations, listed above') >= 2
assert log.count('[WARNING] it.Wrong.noBody(): @Retry') == 1
assert log.contains('Reknit: 1 method in 1 class woven, 3 classes looked at')
assert new File(basedir, 'target/reknit/weave.txt').text.contains('it.WrongToo')
