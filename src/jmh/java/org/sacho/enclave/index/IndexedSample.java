package org.sacho.enclave.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.sacho.enclave.index.SearchIndex.Domain;
import org.sacho.enclave.index.SearchIndex.Entry;

/// 20,000 invented entries of about 400 characters, Korean and English, in an index of one of three kinds: sealed,
/// or in clear as Lucene does it. EXERCISE throughout.
final class IndexedSample implements AutoCloseable {

    static final List<String> QUERIES = List.of(
            "훈련",
            "예산 보고",
            "\"훈련 계획\"",
            "비공개 회의",
            "budget",
            "range convoy",
            "\"the convoy route\"",
            "observers 훈련",
            "serial777",
            "승인 logistics",
            "nowhere");

    private static final Domain DOMAIN = new Domain("upper", "S", "m1");
    private static final int ENTRIES = 20_000;
    private static final int CHARACTERS = 400;
    private static final List<String> KOREAN = List.of(
            "훈련", "예산", "계획", "보고", "승인", "비공개", "회의", "검토", "자료", "부대", "지휘관", "통신", "작전", "보급", "정비", "일정", "참석",
            "결정", "협조", "교육", "차량", "시설", "안전", "점검", "결과", "분석", "평가", "개선", "추진", "방안");
    private static final List<String> ENDINGS = List.of("을", "는", "에", "의", "에서", "하였다", "한다", "으로", "과", "");
    private static final List<String> ENGLISH = List.of(
            "the",
            "range",
            "convoy",
            "route",
            "observers",
            "report",
            "budget",
            "logistics",
            "plan",
            "approved",
            "and",
            "exercise",
            "opens",
            "at",
            "nine",
            "backup",
            "net",
            "closed",
            "road",
            "clear",
            "station",
            "crew",
            "supply",
            "of",
            "review",
            "schedule",
            "agreed",
            "vehicles",
            "maintenance",
            "training");

    private final String kind;
    private final Path folder;
    private final TestHome home;
    private Directory directory;
    private DirectoryReader reader;

    IndexedSample(String kind, Path folder) throws Exception {
        this.kind = kind;
        this.folder = folder;
        this.home = new TestHome(folder);
        this.directory = create();
        write();
        this.reader = DirectoryReader.open(directory);
    }

    static List<Entry> entries() {
        var random = new Random(1);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < ENTRIES; i++) {
            var text = new StringBuilder("EXERCISE serial").append(i % 5_000);
            while (text.length() < CHARACTERS) {
                text.append(' ').append(i % 2 == 0 ? korean(random) : english(random));
            }
            entries.add(new Entry("p" + i, "passage", text.toString()));
        }
        return entries;
    }

    private static String korean(Random random) {
        return often(KOREAN, random)
                + (random.nextInt(40) == 0 ? often(KOREAN, random) : "")
                + often(ENDINGS, random)
                + (random.nextInt(30) == 0 ? " " + random.nextInt(9_999) : "");
    }

    private static String english(Random random) {
        return often(ENGLISH, random) + (random.nextInt(20) == 0 ? Integer.toString(random.nextInt(3_000), 36) : "");
    }

    /// The first words more often than the last.
    private static String often(List<String> words, Random random) {
        return words.get((int) (words.size() * random.nextDouble() * random.nextDouble()));
    }

    private Directory create() throws Exception {
        return switch (kind) {
            case "sealed" -> home.newDirectory(DOMAIN, new PageCache(SearchIndex.CACHE_BYTES));
            case "mmap" -> new MMapDirectory(folder);
            case "niofs" -> new NIOFSDirectory(folder);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private void write() throws IOException {
        try (var documents = new Documents()) {
            DomainIndex.write(directory, "", Documents.of(entries()), documents.config());
        }
    }

    Found search(org.apache.lucene.search.Query query) throws IOException {
        return new Scope(List.of(DOMAIN), List.of(reader)).search(query, 100);
    }

    /// As after a restart of the machine: nothing decrypted, nothing of the files in memory.
    void cool() throws Exception {
        closeIndex();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                drop(file);
            }
        }
        directory =
                kind.equals("sealed") ? home.openDirectory(DOMAIN, new PageCache(SearchIndex.CACHE_BYTES)) : create();
        reader = DirectoryReader.open(directory);
    }

    private void closeIndex() throws IOException {
        reader.close();
        directory.close();
    }

    long bytesOnDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        closeIndex();
        DomainIndex.delete(folder);
    }

    /// Tells Linux to forget what it holds of a file.
    private static void drop(Path file) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the page cache was not dropped");
        }
    }
}
