String log = new File(basedir, 'build.log').text
assert log.count('Reknit: 1 method in 1 class woven, 1 class looked at') == 3
// Woven classes do not look changed, neither to their own module nor to one that depends on it.
assert log.count('Nothing to compile') == 3
assert log.count('Reknit: 0 methods in 0 classes woven, 0 classes looked at, 1 unchanged') == 3
assert !log.contains('not marked as thread-safe') && !log.contains('not marked @threadSafe')
['app/App', 'base/Base', 'other/Other'].each {
    def (module, name) = it.split('/')
    assert new File(basedir, "$module/target/classes/it/$module/${name}.class").getText('ISO-8859-1').contains('Ldev/reknit/runtime/Woven;')
    assert new File(basedir, "$module/target/reknit/weave.txt").text.contains("it.$module.$name")
}
return true
