//! Runs of quantities joined by × and +.

use super::computation::{Factor, Joint};
use super::joints::Link;

/// A run of quantities joined by × and +, or a single quantity.
pub(super) struct Run {
    pub(super) members: Vec<usize>,
    /// The link before each member.
    pub(super) links: Vec<Link>,
}

impl Run {
    /// Splits `members` where no × or + joins them; `links` are the links between them.
    pub(super) fn split(members: &[usize], links: &[Link]) -> Vec<Self> {
        let mut runs: Vec<Self> = Vec::new();
        let before_first = [Link::Apart];
        for (member, link) in members.iter().zip(before_first.iter().chain(links)) {
            match (link, runs.last_mut()) {
                (Link::Times | Link::Plus, Some(run)) => {
                    run.members.push(*member);
                    run.links.push(*link);
                }
                _ => runs.push(Self { members: vec![*member], links: vec![*link] }),
            }
        }
        runs
    }

    /// The quantity, if there is only one.
    pub(super) fn single(&self) -> Option<usize> {
        self.members.first().copied().filter(|_| self.members.len() == 1)
    }

    /// Whether `link` stands before it.
    pub(super) fn follows(&self, link: Link) -> bool {
        self.links.first() == Some(&link)
    }

    pub(super) fn factors(&self) -> impl Iterator<Item = Factor> {
        let joint = |(place, link): (usize, &Link)| match link {
            Link::Times if place > 0 => Joint::Times,
            _ => Joint::Plus,
        };
        let joints = self.links.iter().enumerate().map(joint);
        self.members.iter().zip(joints).map(|(quantity, joint)| Factor::new(*quantity, joint))
    }
}
