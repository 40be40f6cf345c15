package fr.maillage.security;

/** A person's groups, tenants or sessions may have changed: what the node remembers of them is out of date. */
record AccountChanged(String user) {
}
