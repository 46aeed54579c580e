package com.acme.shop;

/** Woven by the build. */
class BuildIT extends ShopTests {
    BuildIT() {
        super(Way.BUILD);
    }
}
