//! `postedit batch`.

use std::io::{BufReader, BufWriter};

use anyhow::Context;
use postedit::batch::{Pool, run_jsonl};

use super::args::BatchArgs;
use super::error::{Exit, complain};
use super::knowledge;

pub(super) fn run(args: &BatchArgs) -> anyhow::Result<Exit> {
    let rules = knowledge::load(&args.knowledge)?;
    let pool = Pool::new(args.threads).context("cannot start the threads")?;
    let mut exit = Exit::Clean;
    let input = BufReader::with_capacity(1 << 20, std::io::stdin().lock());
    let output = BufWriter::new(std::io::stdout().lock());
    run_jsonl(rules, &pool, args.date, input, output, |problem| {
        complain(format_args!("line {}: {}", problem.line, problem.message));
        exit = Exit::Failed;
    })?;
    Ok(exit)
}
