package com.acme.shop;

/** AspectJ's agent, with Reknit's aspect in the application. */
class ShopByAspectJIT extends ShopTests {
    ShopByAspectJIT() {
        super(Way.ASPECTJ);
    }
}
