"""An invented application of a province: its rule on dialogue conferences, and a clerk's desk."""
