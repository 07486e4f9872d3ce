package org.sacho.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drop folder as the low side reads it.
class ImportsTest {

    private static final String NAME = ReleasePackage.fileName(Parcels.OPEN, 1);

    @TempDir
    private Path folder;

    private Path drop;
    private LowSide low;
    private Imports imports;

    @BeforeEach
    void open() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
        low = new LowSide(folder);
        imports = new Imports(low.intake());
    }

    @AfterEach
    void close() {
        low.close();
    }

    @Test
    void file_stillBeingCopied_isLeftAloneUntilItRests() throws IOException {
        byte[] whole = Parcels.first("EXERCISE.");
        Files.write(drop.resolve(NAME), Arrays.copyOf(whole, 5000));
        assertThat(imports.watch(drop)).isEmpty();
        Files.write(drop.resolve(NAME), whole);
        assertThat(imports.watch(drop)).isEmpty();

        assertThat(imports.watch(drop)).singleElement().returns(Receipt.Outcome.IMPORTED, Receipt::outcome);
        assertThat(imports.watch(drop)).isEmpty();
        assertThat(low.log()).hasSize(2);
    }

    @Test
    void file_thatIsNoPackage_isToldOnce() throws IOException {
        Files.write(drop.resolve(NAME), new byte[100]);
        imports.watch(drop);

        assertThat(imports.watch(drop)).hasSize(1);
        assertThat(imports.watch(drop)).isEmpty();
    }

    @Test
    void files_ofOtherNamesLinksAndFolders_areNotRead() throws IOException {
        byte[] whole = Parcels.first("EXERCISE.");
        Files.write(drop.resolve("." + NAME + ".part"), whole);
        Files.write(drop.resolve("readme.txt"), whole);
        Files.write(folder.resolve("elsewhere"), whole);
        Files.createSymbolicLink(drop.resolve(NAME), folder.resolve("elsewhere"));
        Files.createDirectory(drop.resolve(ReleasePackage.fileName(Parcels.OPEN, 2)));

        assertThat(imports.from(drop)).isEmpty();
        assertThat(low.shelves().targets()).isEmpty();
    }

    @Test
    void folder_thatIsNotThere_isSaid() {
        assertThatThrownBy(() -> imports.watch(folder.resolve("none"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> imports.from(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
