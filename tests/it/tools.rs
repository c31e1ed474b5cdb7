//! What other programs make of what we write.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use hubscope::feed::{self, Progress};

use crate::common::text;

/// A Python with DuckDB and pandas; `None` when there is none, which a test says and CI does not allow.
fn python() -> Option<PathBuf> {
    let folder = std::env::var_os("HUBSCOPE_PYTHON").map(PathBuf::from);
    let folder = folder.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cache/hubscope/python")));
    let python = folder.map(|folder| folder.join("bin/python"));
    let has_all = |python: &PathBuf| {
        let asked = Command::new(python).args(["-c", "import duckdb, pandas, pyarrow"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let python = python.filter(has_all);
    if python.is_none() {
        println!("skipped: no duckdb and pandas");
        assert!(std::env::var_os("HUBSCOPE_NO_SKIP").is_none(), "CI skips nothing; .ci/setup test installs them");
    }
    python
}

/// The blocks of a document that are in that language.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let parts = document.split("```").skip(1).step_by(2);
    parts.filter_map(|part| part.strip_prefix(language)?.strip_prefix('\n').map(str::to_owned)).collect()
}

/// Runs a program of Python beside the recording; gives what it prints.
#[track_caller]
fn run(python: &Path, folder: &Path, program: &str, args: &[String]) -> String {
    let output = Command::new(python).current_dir(folder).args(["-c", program]).args(args).output().expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn duckdb_and_pandas_read_a_recording_as_it_is_documented() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("today");
    let day =
        zstd::decode_all(&fs::read("assets/recordings/opening-day.ndjson.zst").expect("the day")[..]).expect("it");
    let lines = folder.path().join("day.ndjson");
    fs::write(&lines, day).expect("written");
    let recorder = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", "-", "--out", text(&recording)])
        .stdin(fs::File::open(&lines).expect("it"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(recorder.expect("it runs").success());
    let log = feed::open(&recording, &Progress::default()).expect("the recording").log;
    let document = fs::read_to_string("docs/recordings.md").expect("the document");
    let queries = blocks(&document, "sql");
    assert_eq!(queries.len(), 4);
    let all = "import duckdb, sys\nfor query in sys.argv[1:]:\n    rows = duckdb.sql(query).fetchall()\n    print(len(rows), sum(row[1] for row in rows))";
    let told = run(&python, folder.path(), all, &queries);
    let told: Vec<Vec<usize>> =
        told.lines().map(|line| line.split(' ').map(|word| word.parse().expect("a number")).collect()).collect();
    // Every event is of one kind and of one source.
    assert_eq!([0, 1, 2].map(|query| told[query][1]), [log.len(); 3], "{told:?}");
    assert!(told[0][0] > 10 && told[1][0] == 1 && told[2][0] == 1 && told[3][0] > 50, "{told:?}");
    let stays = log.stays().filter(|(.., until)| *until != hubscope::hub::EventTime::MAX).count();
    assert!(told[3][1] >= stays, "{} stays, of which {stays} are at other places than the one before", told[3][1]);
    let pandas = blocks(&document, "python");
    assert_eq!(pandas.len(), 1);
    let printed = run(&python, folder.path(), &pandas[0], &[]);
    assert!(printed.contains("arrives") && printed.contains("measures"), "{printed}");
}
