//! Sharing work among threads without the result depending on how many there are.

use rayon::prelude::*;

/// A number of threads.
#[derive(Debug)]
pub struct Pool {
    threads: Option<rayon::ThreadPool>,
}

impl Pool {
    /// A pool of `threads` threads; 0 for as many as the machine has.
    ///
    /// # Errors
    /// If the machine gives no such number of threads.
    pub fn new(threads: usize) -> Result<Pool, rayon::ThreadPoolBuildError> {
        // More than a few for each core only wait for one another.
        let most = 4 * std::thread::available_parallelism().map_or(1, usize::from);
        let threads = match threads.min(most) {
            1 => None,
            n => Some(rayon::ThreadPoolBuilder::new().num_threads(n).build()?),
        };
        Ok(Pool { threads })
    }

    /// `work` on each item, answers in the order of the items.
    pub fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
        match &self.threads {
            Some(pool) if items.len() > 1 => pool.install(|| items.into_par_iter().map(work).collect()),
            _ => items.into_iter().map(work).collect(),
        }
    }

    /// How many items are worth handing over at a time, so that no thread waits and memory stays bounded.
    pub fn batch_size(&self) -> usize {
        32 * self.threads.as_ref().map_or(1, rayon::ThreadPool::current_num_threads)
    }
}
