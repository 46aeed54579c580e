module it {
    requires dev.reknit.runtime;
    requires dev.reknit;

    exports it;
}
