package com.acme.shop;

/** AspectJ's agent, with Reknit's aspect in the application. */
class AspectJIT extends ShopTests {
    AspectJIT() {
        super(Way.ASPECTJ);
    }
}
