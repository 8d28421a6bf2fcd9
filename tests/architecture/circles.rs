//! Files that need each other in a circle.

use crate::architecture::source::{Module, Source};
use std::collections::BTreeSet;

/// The groups of files of which each leads to all others, by their imports.
///
/// A module and what lies below it are one thing to those outside, and know each other: a folder's own file declares
/// what its files share. Such pairs are no edges.
pub(crate) fn circles(source: &Source) -> Vec<Vec<String>> {
    let edges: Vec<BTreeSet<usize>> = source
        .files
        .iter()
        .map(|file| {
            let inner = file.named.iter().filter(|path| path[0] == "crate");
            let holders = inner.filter_map(|path| source.holder(&path[1..]));
            holders.filter(|other| !are_kin(&file.module, &source.files[*other].module)).collect()
        })
        .collect();
    let reach: Vec<BTreeSet<usize>> = (0..edges.len()).map(|start| reached(&edges, start)).collect();
    let mut circles = BTreeSet::new();
    for (file, reached) in reach.iter().enumerate() {
        let circle: Vec<usize> = reached.iter().copied().filter(|other| reach[*other].contains(&file)).collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    let shown = |file: usize| source.files[file].path.display().to_string();
    circles.into_iter().map(|circle| circle.into_iter().map(shown).collect()).collect()
}

fn are_kin(one: &Module, other: &Module) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// The files that a way leads to from `start`, itself only where there is a way back.
fn reached(edges: &[BTreeSet<usize>], start: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        open.extend(edges[file].iter().copied().filter(|next| reached.insert(*next)));
    }
    reached
}
