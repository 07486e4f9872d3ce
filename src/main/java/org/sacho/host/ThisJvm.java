package org.sacho.host;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/// Asks the running JVM how it was started.
final class ThisJvm {

    private ThisJvm() {}

    static HostCheck.Jvm look() {
        var arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
        var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return new HostCheck.Jvm(
                arguments, flag -> value(diagnostics, flag), System.getenv().keySet());
    }

    private static String value(HotSpotDiagnosticMXBean diagnostics, String flag) {
        try {
            return diagnostics.getVMOption(flag).getValue();
        } catch (IllegalArgumentException _) {
            // Not a flag of this JVM.
            return "";
        }
    }
}
