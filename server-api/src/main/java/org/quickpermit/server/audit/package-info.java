/// The audit log: who did what, where, when and with what result, as a chain of hashes in the same transaction as the deed. It carries numbers and codes, never names of travellers or document numbers.
@NullMarked
package org.quickpermit.server.audit;

import org.jspecify.annotations.NullMarked;
