"""The base that keeps documents, facts and entities: records, store and knowledge."""
