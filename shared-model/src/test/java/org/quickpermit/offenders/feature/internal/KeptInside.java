package org.quickpermit.offenders.feature.internal;

/// What only its own feature should use.
public class KeptInside {}
