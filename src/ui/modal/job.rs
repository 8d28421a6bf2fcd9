//! A long job in the background, on a snapshot, with progress and a way to stop it.

use super::import::Incoming;
use super::{Answer, Notice};
use crate::model::Project;
use crate::session::crash::caught;
use crate::session::export::Progress;
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// The state shared by job and window.
#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    of: AtomicUsize,
    stop: AtomicBool,
}

/// Reports the progress of a job and hears that it should stop.
pub(in crate::ui) struct Reporter {
    shared: Arc<Shared>,
    ctx: Context,
}

impl Reporter {
    /// Reports progress. Returns Break if the job should stop.
    pub(in crate::ui) fn tell(&self, Progress { done, of }: Progress) -> ControlFlow<()> {
        self.shared.of.store(of, Ordering::Relaxed);
        self.shared.done.store(done, Ordering::Relaxed);
        // Progress comes from another thread: without this, the window would not draw it.
        self.ctx.request_repaint();
        if self.shared.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// What the window does when a job has ended.
pub(in crate::ui) enum Ended {
    Tell(Notice),
    /// Hands a file to print to the system's viewer.
    Show(PathBuf),
    Imported(Incoming),
    /// A project to compare the open one with, and the name of its file.
    Compared(Box<Project>, String),
}

/// A running job.
pub(in crate::ui) struct Job {
    title: &'static str,
    shared: Arc<Shared>,
    ended: Receiver<Ended>,
}

impl Job {
    /// Starts `work` in a thread.
    pub(in crate::ui) fn start(
        ctx: &Context,
        title: &'static str,
        work: impl FnOnce(&Reporter) -> Ended + Send + 'static,
    ) -> Self {
        let shared = Arc::new(Shared::default());
        let (sender, ended) = channel();
        let reporter = Reporter { shared: Arc::clone(&shared), ctx: ctx.clone() };
        std::thread::spawn(move || {
            // The window may be closed by now.
            let ended = caught(|| work(&reporter)).unwrap_or_else(|crash| Ended::Tell(crash.to_string().into()));
            drop(sender.send(ended));
            reporter.ctx.request_repaint();
        });
        Self { title, shared, ended }
    }

    /// Shows the progress until the job has ended.
    pub(super) fn show(&self, ctx: &Context) -> Option<Answer> {
        match self.ended.try_recv() {
            Ok(ended) => return Some(Answer::Ended(ended)),
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => {
                let text = "程序内部出错，这件工作没有做完，已有的文件没有改动。请把日志发给维护者。";
                return Some(Answer::Tell(text.to_owned().into()));
            }
        }
        let (done, of) = (self.shared.done.load(Ordering::Relaxed), self.shared.of.load(Ordering::Relaxed));
        let stops = Dialog::new(self.title, 360.0).waiting().show(ctx, |ui| {
            ui.label(if of == 0 { "请稍候…".to_owned() } else { format!("{done} / {of}") });
            ui.add(egui::ProgressBar::new(done as f32 / of.max(1) as f32));
            vec![Reply::new("停止", ())]
        });
        // The job stops where it can do so without harm, so the dialog stays until then.
        if stops.is_some() {
            self.shared.stop.store(true, Ordering::Relaxed);
        }
        None
    }
}

impl From<Job> for super::Modal {
    fn from(job: Job) -> Self {
        Self::Job(job)
    }
}
