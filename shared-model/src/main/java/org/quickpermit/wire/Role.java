package org.quickpermit.wire;

/// What a signed-in person may do. Routes name the roles they admit; everything else is refused.
public enum Role {
    AGENCY_CLERK,
    AGENCY_MANAGER,
    STATION_STAFF,
    INSPECTOR,
    BUREAU_OFFICER,
    ADMINISTRATOR
}
