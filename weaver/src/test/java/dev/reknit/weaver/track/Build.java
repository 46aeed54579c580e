package dev.reknit.weaver.track;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that are compiled from source, and woven together as a build has it. */
final class Build {
    private static final Pattern NAME = Pattern.compile("package (\\S+);.*?(?:class|interface) (\\w+)", Pattern.DOTALL);
    private static final ClassLoader PARENT = Build.class.getClassLoader();

    private final Map<String, byte[]> classes = new TreeMap<>();
    private final Map<String, ClassReport> reports = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();
    private String release = "17";

    /** Compiles classes, each from a text that begins with its package. */
    static Build of(String... sources) {
        Build build = new Build();
        build.compile(sources);
        return build;
    }

    /** The same for an older version of Java. */
    static Build of(int release, String source) {
        Build build = new Build();
        build.release = Integer.toString(release);
        return build.compile(source);
    }

    /** Compiles some of the classes again, or others against them. */
    Build compile(String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String each : sources) {
            files.add(source(each));
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        StringWriter messages = new StringWriter();
        JavaFileManager manager = new InMemory(compiler.getStandardFileManager(null, null, null));
        List<String> options = List.of(
                "-parameters", "-g", "-proc:none", "--release", release, "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(messages, manager, null, options, null, files).call()) {
            throw new AssertionError(messages);
        }
        return this;
    }

    private static JavaFileObject source(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.find()) {
            throw new AssertionError("no name in " + text);
        }
        String file = name.group(1).replace('.', '/') + "/" + name.group(2) + ".java";
        return new SimpleJavaFileObject(URI.create("text:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Leaves a class out of the weaving. */
    Build without(String name) {
        excluded.add(name);
        return this;
    }

    /** Weaves all classes, in an order of chance: in place. */
    Build weave() {
        ClassIndex index = index();
        Weaver weaver = Weaver.standard().with(new Ownership(index, scope()));
        Survey survey = Objects.requireNonNull(weaver.survey(index));
        classes.forEach((name, classFile) -> {
            if (excluded.contains(name)) {
                survey.addExcluded(classFile);
            } else {
                survey.add(classFile);
            }
        });
        survey.finish();
        List<String> names = new ArrayList<>(classes.keySet());
        names.removeAll(excluded);
        Collections.shuffle(names, new Random());
        Map<String, byte[]> woven = new HashMap<>();
        for (String each : names) {
            byte[] classFile = classes.get(each);
            if (weaver.mayConcern(classFile, index::passesOnAnnotations) || !weaver.letPass(each)) {
                Weaving weaving = weaver.weave(classFile, index);
                reports.put(each, weaving.report());
                woven.put(each, weaving.classFile() == null ? classFile : weaving.classFile());
            }
        }
        classes.putAll(woven);
        return this;
    }

    private Ownership.Scope scope() {
        Set<String> all = Set.copyOf(classes.keySet());
        return new Ownership.Scope() {
            @Override
            public boolean covers(String name) {
                return all.contains(name) && !excluded.contains(name);
            }

            @Override
            public boolean isOwn(String name, String heir) {
                return all.contains(name);
            }

            @Override
            public boolean isClosed() {
                return true;
            }
        };
    }

    private ClassIndex index() {
        Map<String, byte[]> now = Map.copyOf(classes);
        ClassIndex parent = ClassIndex.of(PARENT);
        return new ClassIndex(name -> now.containsKey(name) ? now.get(name) : parent.read(name));
    }

    ClassReport report(String name) {
        return Objects.requireNonNull(reports.get(name), name);
    }

    byte[] classFile(String name) {
        return Objects.requireNonNull(classes.get(name), name);
    }

    /** Changes what is left of a class after weaving. */
    Build replace(String name, byte[] classFile) {
        classes.put(name, classFile);
        return this;
    }

    /** An object of one of the classes, by its name. */
    Runnable create(String name) throws ReflectiveOperationException {
        return (Runnable)
                new Loader(Map.copyOf(classes)).loadClass(name).getConstructor().newInstance();
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(PARENT);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] classFile = classes.get(name.replace('.', '/'));
            if (classFile == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, classFile, 0, classFile.length);
        }
    }

    /** Takes the compiled classes, and gives those that were compiled before. */
    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaFileManager next) {
            super(next);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new ClassFile(name.replace('.', '/'));
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            if (location.getName().equals("CLASS_PATH")) {
                String prefix = packageName.replace('.', '/') + "/";
                classes.keySet().stream()
                        .filter(each -> each.startsWith(prefix) && each.indexOf('/', prefix.length()) < 0)
                        .forEach(each -> found.add(new ClassFile(each)));
            }
            return found;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof ClassFile own ? own.name.replace('/', '.') : super.inferBinaryName(location, file);
        }
    }

    private final class ClassFile extends SimpleJavaFileObject {
        private final String name;

        ClassFile(String name) {
            super(URI.create("text:///" + name + ".class"), Kind.CLASS);
            this.name = name;
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(classFile(name));
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    classes.put(name, toByteArray());
                }
            };
        }
    }
}
