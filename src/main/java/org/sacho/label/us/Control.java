package org.sacho.label.us;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One control of a marking behind its level, in the order of the Register: family by family, and in order within
/// each. Banner and portion names mean the same.
enum Control {
    HCS(Family.SCI, "HCS|HCS-*"),
    KDK(Family.SCI, "KDK|KDK-*|KLONDIKE|KLONDIKE-*"),
    SI_G(Family.SCI, "SI-G|SI-G *"),
    SI(Family.SCI, "SI|SI-*"),
    TK(Family.SCI, "TK|TK-*"),
    SAR(Family.SAP, "SAR-*|SPECIAL ACCESS REQUIRED-*"),
    RD_CNWDI(Family.AEA, "RD-CNWDI|RESTRICTED DATA-CNWDI"),
    RD(Family.AEA, "RD|RD-SG-*|RD-SIGMA *|RESTRICTED DATA|RESTRICTED DATA-SIGMA *"),
    CNWDI(Family.AEA, "CNWDI"),
    FRD(Family.AEA, "FRD|FRD-SG-*|FRD-SIGMA *|FORMERLY RESTRICTED DATA|FORMERLY RESTRICTED DATA-SIGMA *"),
    UCNI(Family.AEA, "DCNI|UCNI|DOD UCNI|DOE UCNI"),
    TFNI(Family.AEA, "TFNI"),
    FGI(Family.FOREIGN, "FGI|FGI *"),
    RS(Family.DISSEMINATION, "RS|RSEN"),
    FOUO(Family.DISSEMINATION, "FOUO|FOR OFFICIAL USE ONLY"),
    OC(Family.DISSEMINATION, "OC|ORCON"),
    IMC(Family.DISSEMINATION, "IMC|IMCON"),
    NF(Family.DISSEMINATION, "NF|NOFORN"),
    PR(Family.DISSEMINATION, "PR|PROPIN"),
    REL(Family.DISSEMINATION, "REL|REL TO *"),
    RELIDO(Family.DISSEMINATION, "RELIDO"),
    EYES(Family.DISSEMINATION, "EYES|* EYES ONLY"),
    DSEN(Family.DISSEMINATION, "DSEN|DEA SENSITIVE"),
    FISA(Family.DISSEMINATION, "FISA"),
    DISPLAY(Family.DISSEMINATION, "DISPLAY ONLY|DISPLAY ONLY *"),
    DS(Family.NON_IC, "DS|LIMDIS"),
    XD(Family.NON_IC, "XD|EXDIS"),
    ND(Family.NON_IC, "ND|NODIS"),
    SBU_NF(Family.NON_IC, "SBU-NF|SBU NOFORN"),
    SBU(Family.NON_IC, "SBU"),
    LES_NF(Family.NON_IC, "LES-NF|LES NOFORN"),
    LES(Family.NON_IC, "LES"),
    SSI(Family.NON_IC, "SSI"),
    ACCM(Family.NON_IC, "ACCM-*"),
    NNPI(Family.NON_IC, "NNPI"),
    ATOMAL(Family.AEA, "ATOMAL"),
    BALK(Family.NON_IC, "BALK"),
    BOHEMIA(Family.SCI, "BOHEMIA");

    /// Categories in the order in which a marking lists them.
    enum Family {
        SCI,
        SAP,
        AEA,
        FOREIGN,
        DISSEMINATION,
        NON_IC
    }

    private static final Pattern PROGRAMME = Pattern.compile("[A-Z0-9][A-Z0-9 -]*");

    private static final Map<String, Control> BY_NAME = byName();
    private static final List<Map.Entry<String, Control>> OPEN = open();

    private final Family family;
    private final String written;

    /// @param written its names; `*` stands for something more
    Control(Family family, String written) {
        this.family = family;
        this.written = written;
    }

    Family family() {
        return family;
    }

    /// Whether this can be a further special access programme: `SAR-` is not repeated.
    static boolean isProgramme(String token) {
        return PROGRAMME.matcher(token).matches();
    }

    static Optional<Control> of(String token) {
        return Optional.ofNullable(BY_NAME.get(token))
                .or(() -> OPEN.stream()
                        .filter(open -> isWritten(open.getKey(), token))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private Stream<String> names() {
        return Stream.of(written.split("\\|"));
    }

    private static Map<String, Control> byName() {
        var all = new HashMap<String, Control>();
        for (Control control : values()) {
            control.names().filter(name -> !name.contains("*")).forEach(name -> all.put(name, control));
        }
        return Map.copyOf(all);
    }

    /// The names in which something more stands, in the order of the Register.
    private static List<Map.Entry<String, Control>> open() {
        return Stream.of(values())
                .flatMap(control ->
                        control.names().filter(name -> name.contains("*")).map(name -> Map.entry(name, control)))
                .toList();
    }

    private static boolean isWritten(String name, String token) {
        return name.startsWith("*")
                ? token.endsWith(name.substring(1))
                : token.length() >= name.length() && token.startsWith(name.substring(0, name.length() - 1));
    }
}
