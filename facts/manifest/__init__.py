"""The reader of a story folder's manifests: YAML files in, checked records or a full list of mistakes out."""
