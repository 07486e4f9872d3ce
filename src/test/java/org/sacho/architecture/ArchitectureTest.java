package org.sacho.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.sacho.enclave.Records;
import org.sacho.guard.Cleared;
import org.sacho.guard.GuardSigner;
import org.sacho.guard.GuardVerifier;
import org.sacho.guard.Held;
import org.sacho.release.Shelves;
import org.springframework.modulith.core.ApplicationModules;

/// The boundaries that keep content where it belongs, so that a change which crosses one has to come here.
@AnalyzeClasses(packages = "org.sacho", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] KERNEL = {
        "org.sacho.label..",
        "org.sacho.subject..",
        "org.sacho.policy..",
        "org.sacho.access..",
        "org.sacho.guard..",
        "org.sacho.crypto.."
    };

    private static final Set<String> HIGH_ONLY = Set.of(
            "org.sacho.Installation",
            "org.sacho.WayOut",
            "org.sacho.guard.Guard",
            "org.sacho.guard.GuardSigner",
            "org.sacho.meeting.Access",
            "org.sacho.meeting.Arrivals",
            "org.sacho.meeting.MeetingStore",
            "org.sacho.meeting.Processing",
            "org.sacho.minutes.Drafting",
            "org.sacho.release.Completion",
            "org.sacho.release.OwnGuard",
            "org.sacho.release.OwnShelf",
            "org.sacho.release.Releases",
            "org.sacho.transcript.TranscriptReader",
            "org.sacho.transfer.Departures",
            "org.sacho.transfer.Exports",
            "org.sacho.transfer.Outbox");

    /// The root wires and starts everything, and what serves people asks it for the parts: the one circle, which
    /// [#theRootIsKnownToTheWebOnly] keeps to one class.
    @Test
    void modulesDependOnlyAsDeclared() {
        ApplicationModules.of(
                        "org.sacho",
                        describe(
                                "the root",
                                (JavaClass type) -> type.getPackageName().equals("org.sacho")))
                .verify();
    }

    @ArchTest
    static final ArchRule theRootIsKnownToTheWebOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.sacho", "org.sacho.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sacho");

    @ArchTest
    static final ArchRule ofTheRootTheWebKnowsTheInstallationOnly = noClasses()
            .that()
            .resideInAPackage("org.sacho.web..")
            .should()
            .dependOnClassesThat(describe(
                    "are of the root but neither the installation nor what it hands out",
                    (JavaClass type) -> type.getPackageName().equals("org.sacho")
                            && !List.of("Installation", "Premises", "SampleMeeting", "Passwords")
                                    .contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule kernelIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(KERNEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.beans..",
                    "org.springframework.boot..",
                    "org.springframework.context..",
                    "org.springframework.jdbc..",
                    "org.springframework.security..",
                    "org.springframework.stereotype..",
                    "org.springframework.web..",
                    "java.sql..",
                    "javax.sql..",
                    "java.util.logging..",
                    "com.fasterxml..",
                    "tools.jackson..",
                    "org.slf4j..");

    /// Reading a pack needs a YAML parser; it is in one class.
    @ArchTest
    static final ArchRule yamlIsParsedInOneClass = noClasses()
            .that()
            .resideInAPackage("org.sacho..")
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.policy.PackYaml")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..", "org.snakeyaml..");

    /// Except for the options of a command, which picocli fills in, and for a secret that remembers that it was
    /// wiped.
    @ArchTest
    static final ArchRule nothingInTheKernelIsAssignable = classes()
            .that()
            .resideInAnyPackage(KERNEL)
            .and()
            .haveSimpleNameNotEndingWith("Command")
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.crypto.Secret")
            .should()
            .haveOnlyFinalFields();

    /// Whoever adds a file to the package that can lower content must come here and say so.
    @ArchTest
    static void guardHoldsExactlyTheseTypes(JavaClasses all) {
        assertThat(all.stream()
                        .filter(type -> type.getPackageName().equals("org.sacho.guard") && type.isTopLevelClass())
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "Cleared",
                        "Composition",
                        "ContentDigest",
                        "FilterLine",
                        "Guard",
                        "GuardSigner",
                        "GuardVerifier",
                        "Held",
                        "ReleaseFilter",
                        "ReleaseJournal",
                        "ReleaseOrder",
                        "ReleaseOutcome",
                        "Warrant",
                        "package-info");
    }

    @ArchTest
    static void onlyTheGuardMakesClearedContent(JavaClasses all) {
        assertThat(callers(all, Cleared.class, "<init>")).containsExactly("org.sacho.guard.Guard");
    }

    @ArchTest
    static void heldContentIsWorkedOnInTheseClassesOnly(JavaClasses all) {
        assertThat(packages(callers(all, Held.class, "map", "combine", "contentForRelease")))
                .containsExactlyInAnyOrder(
                        "org.sacho.guard", "org.sacho.release", "org.sacho.review", "org.sacho.search");
        assertThat(packages(callers(all, Held.class, "open")))
                .isSubsetOf(
                        "org.sacho.meeting",
                        "org.sacho.review",
                        "org.sacho.minutes",
                        "org.sacho.release",
                        "org.sacho.search",
                        "org.sacho.web",
                        "org.sacho.web.api",
                        "org.sacho.web.incidents",
                        "org.sacho.web.meetings",
                        "org.sacho.web.review",
                        "org.sacho.web.minutes",
                        "org.sacho.web.approvals",
                        "org.sacho.web.destruction");
    }

    /// Working meetings go to their home store, cleared editions to their shelf or into the outbox, the anchor of a
    /// search index to the store whose words it indexes, what was destroyed to the register and incidents to their
    /// book; beside that there is what a low side remembers of the packages it got.
    @ArchTest
    static void storesAreWrittenByTheseClassesOnly(JavaClasses all) {
        assertThat(callers(all, Records.class, "commit"))
                .containsExactlyInAnyOrder(
                        "org.sacho.meeting.MeetingStore",
                        "org.sacho.release.Shelves",
                        "org.sacho.enclave.index.EnclaveHome",
                        "org.sacho.destruction.Register",
                        "org.sacho.spill.IncidentBook",
                        "org.sacho.transfer.Outbox",
                        "org.sacho.transfer.Ledger",
                        "org.sacho.transfer.Trust");
    }

    /// Whoever makes a verifier chooses whose word counts as a guard's, so only the border does, with the key it
    /// trusts.
    @ArchTest
    static void guardsOfOtherNetworksAreTrustedAtTheBorderOnly(JavaClasses all) {
        assertThat(callers(all, GuardVerifier.class, "<init>")).containsExactly("org.sacho.transfer.Intake");
        assertThat(callers(all, Shelves.class, "receive")).containsExactly("org.sacho.transfer.Intake");
        assertThat(callers(all, Shelves.class, "discard")).containsExactly("org.sacho.LeakMeeting");
    }

    @ArchTest
    static void packagesAreSignedInTheOutboxOnly(JavaClasses all) {
        assertThat(callers(all, GuardSigner.class, "sign", "recall")).containsExactly("org.sacho.transfer.Outbox");
    }

    /// NI-04: whatever the low process is wired of, and whatever that is made of in turn, has never heard of a meeting
    /// in work, its store, its queue, the guard or a key that signs. (What meetings consist of is known by name,
    /// because the search over both kinds is one class.)
    @ArchTest
    static final ArchRule theLowSideReachesNothingOfTheHighOne = noClasses()
            .that()
            .haveFullyQualifiedName("org.sacho.LowInstallation")
            .should()
            .transitivelyDependOnClassesThat(describe(
                    "belong to the high side",
                    (JavaClass type) -> type.getPackageName().startsWith("org.sacho.review")
                            || type.getPackageName().startsWith("org.sacho.classify.model")
                            || type.getPackageName().startsWith("org.sacho.classify.adviser")
                            || type.getPackageName().startsWith("org.sacho.transcript.extract")
                            || HIGH_ONLY.contains(type.getFullName())));

    /// KY-06. The log seals by sequence number, where the envelopes draw a nonce, so it asks for a cipher of
    /// its own.
    @ArchTest
    static void ciphersAreAskedForInTwoClassesOnly(JavaClasses all) {
        assertThat(callers(all, Cipher.class, "getInstance"))
                .containsExactlyInAnyOrder("org.sacho.crypto.Suite", "org.sacho.audit.SegmentCipher");
    }

    /// KY-06. Keys are made in the package of keys; only the server's certificate has a pair of its own.
    @ArchTest
    static void keysAreMadeInTheseClassesOnly(JavaClasses all) {
        assertThat(callers(all, KeyGenerator.class, "getInstance")).containsExactly("org.sacho.crypto.TokenRoot");
        assertThat(callers(all, KeyPairGenerator.class, "getInstance"))
                .containsExactlyInAnyOrder("org.sacho.crypto.KeyringContents", "org.sacho.web.security.OwnCertificate");
        assertThat(callers(all, SecretKeySpec.class, "<init>")).containsExactly("org.sacho.audit.SegmentCipher");
        assertThat(callers(all, Mac.class, "getInstance")).isEmpty();
    }

    /// KY-06. Releases and checkpoints are signed; a key agreement or a signature elsewhere has to come here.
    @ArchTest
    static void signaturesAreMadeInTheseClassesOnly(JavaClasses all) {
        assertThat(callers(all, Signature.class, "getInstance"))
                .isSubsetOf(
                        "org.sacho.release.OwnGuard",
                        "org.sacho.destruction.Certification",
                        "org.sacho.guard.GuardSigner",
                        "org.sacho.guard.GuardVerifier",
                        "org.sacho.audit.Checkpoint",
                        "org.sacho.audit.VerifierKey");
    }

    /// KY-06. Randomness for keys is drawn in the package of keys, and for their halves in that of stores; the others
    /// draw names, passwords, tokens and numbers.
    @ArchTest
    static void randomnessIsDrawnInThesePackagesOnly(JavaClasses all) {
        assertThat(packages(callers(all, SecureRandom.class, "<init>")))
                .isSubsetOf(
                        "org.sacho",
                        "org.sacho.crypto",
                        "org.sacho.classify.adviser",
                        "org.sacho.enclave",
                        "org.sacho.enclave.index",
                        "org.sacho.leak",
                        "org.sacho.web.people",
                        "org.sacho.web.sealed",
                        "org.sacho.web.security");
    }

    /// An expression that comes from outside could be made to run for ever; those of policies run on RE2/J.
    @ArchTest
    static void javaExpressionsAreConstants(JavaClasses all) {
        var elsewhere = calls(all, Pattern.class, "compile"::equals)
                .filter(call -> !call.getOrigin().getName().equals("<clinit>"))
                .map(call -> call.getOriginOwner().getFullName())
                .collect(Collectors.toSet());

        assertThat(elsewhere).containsExactly("org.sacho.audit.Detail");
    }

    @ArchTest
    static final ArchRule expressionsOfPoliciesRunInTwoClassesOnly = classes()
            .that(resideInAnyPackage("org.sacho.."))
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.classify.pattern.Expression")
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.classify.IndependentScan")
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.policy.LookedFor")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.google.re2j..");

    /// But the class that talks to the language model of the policy, the one that sends checkpoints to the
    /// collector that the operator names, and the one by which `leakcheck` asks the server of its own process.
    @ArchTest
    static final ArchRule nothingElseOpensAConnection = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.sacho.classify.adviser.Line")
            .and()
            .resideOutsideOfPackage("org.sacho.leak")
            .and()
            .doNotHaveFullyQualifiedName("org.sacho.audit.SyslogSender")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\..*|URL|URLConnection|Socket|DatagramSocket)");

    @ArchTest
    static void nothingPrintsPastTheCommandLine(JavaClasses all) {
        assertThat(all.stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                        .map(access -> access.getOriginOwner().getFullName()))
                .isEmpty();
    }

    private static Set<String> callers(JavaClasses all, Class<?> of, String... methods) {
        return calls(all, of, Set.of(methods)::contains)
                .map(call -> call.getOriginOwner().getFullName())
                .collect(Collectors.toSet());
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaClasses all, Class<?> of, Predicate<String> named) {
        return all.stream()
                .flatMap(type -> Stream.<JavaCodeUnitAccess<?>>concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream()))
                .filter(call -> call.getTargetOwner().isEquivalentTo(of) && named.test(call.getName()));
    }

    private static List<String> packages(Set<String> types) {
        return types.stream()
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .distinct()
                .toList();
    }
}
