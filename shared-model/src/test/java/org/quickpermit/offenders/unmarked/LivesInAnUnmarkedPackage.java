package org.quickpermit.offenders.unmarked;

class LivesInAnUnmarkedPackage {}
