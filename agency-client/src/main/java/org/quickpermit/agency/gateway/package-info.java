/// The terminal's only way to the server: the calls of the API it makes, over the link every device has, and what they tell about connection and session. Knows no screen.
@NullMarked
package org.quickpermit.agency.gateway;

import org.quickpermit.device.Answer;

import org.jspecify.annotations.NullMarked;
