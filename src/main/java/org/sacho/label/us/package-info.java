/// United States portion marks and how they roll up into a banner: collateral and SCI markings, foreign government
/// information and the dissemination controls of foreign disclosure. Markings of other families (NATO, JOINT, SAP,
/// atomic energy, CUI, non-IC) are refused, never ignored.
@NullMarked
@NamedInterface("us")
package org.sacho.label.us;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
