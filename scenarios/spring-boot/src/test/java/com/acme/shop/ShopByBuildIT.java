package com.acme.shop;

/** Woven by the build. */
class ShopByBuildIT extends ShopTests {
    ShopByBuildIT() {
        super(Way.BUILD);
    }
}
