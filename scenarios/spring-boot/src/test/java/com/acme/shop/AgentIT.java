package com.acme.shop;

/** Reknit's agent, with rules for the driver. */
class AgentIT extends ShopTests {
    AgentIT() {
        super(Way.AGENT);
    }
}
