"""All that is known of one cluster or organisation, on a card; and two of them side by side."""
