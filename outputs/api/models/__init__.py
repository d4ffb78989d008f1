"""The shapes of requests and answers, which make the OpenAPI document."""
