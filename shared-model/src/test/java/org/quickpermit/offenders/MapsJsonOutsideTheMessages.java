package org.quickpermit.offenders;

import com.fasterxml.jackson.databind.ObjectMapper;

class MapsJsonOutsideTheMessages {
    ObjectMapper mapper() {
        return new ObjectMapper();
    }
}
