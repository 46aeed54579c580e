package com.acme.shop;

/** Reknit's agent, with rules for the driver. */
class ShopByAgentIT extends ShopTests {
    ShopByAgentIT() {
        super(Way.AGENT);
    }
}
