//! Gathers the indicators in a thread of its own: a folder of a thousand projects takes seconds to read.

use super::index::Index;
use crate::model::Project;
use crate::session::crash::caught;
use crate::session::indicators::{Former, gather};
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The thread that gathers them. It ends with the window's project.
pub(super) struct Background {
    questions: Sender<Arc<Project>>,
    answers: Receiver<Arc<Index>>,
}

impl Background {
    pub(super) fn start(ctx: &Context, folder: Option<PathBuf>) -> Self {
        let (questions, asked) = channel::<Arc<Project>>();
        let (tells, answers) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let mut former = Former::default();
            while let Ok(project) = asked.recv() {
                // While one answer is made several changes may come: only the last one counts.
                let project = asked.try_iter().last().unwrap_or(project);
                let gathered = caught(|| Index::of(gather(&project, &mut former, folder.as_deref())));
                let Ok(index) = gathered else { continue };
                if tells.send(Arc::new(index)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { questions, answers }
    }

    pub(super) fn ask(&self, project: &Arc<Project>) {
        // It fails only if the thread is gone: then there is nothing to offer.
        drop(self.questions.send(Arc::clone(project)));
    }

    /// Returns the latest answer, if there is a new one.
    pub(super) fn latest(&self) -> Option<Arc<Index>> {
        self.answers.try_iter().last()
    }
}
