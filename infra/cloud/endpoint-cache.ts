/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles. The DynamoDB client makes one and never asks it: none of its
 * operations discovers endpoints any more.
 */
export class EndpointCache {}
