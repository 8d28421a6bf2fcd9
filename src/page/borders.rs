//! The lines of a table on a page, each shared border once.

use super::Rule;

/// The edges of a grid that are drawn, collected cell by cell.
pub(super) struct Borders<'g> {
    xs: &'g [f32],
    ys: &'g [f32],
    /// For each horizontal edge of the grid, by row edge and column, whether it is drawn.
    across: Vec<bool>,
    /// For each vertical edge of the grid, by column edge and row, whether it is drawn.
    down: Vec<bool>,
}

impl<'g> Borders<'g> {
    /// A grid with its column edges at `xs` and its row edges at `ys`, pt.
    pub(super) fn new(xs: &'g [f32], ys: &'g [f32]) -> Self {
        let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
        Self { xs, ys, across: vec![false; ys.len() * columns], down: vec![false; xs.len() * rows] }
    }

    /// Frames the cell over the given columns and rows of the grid.
    pub(super) fn frame(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        let (width, height) = (self.xs.len() - 1, self.ys.len() - 1);
        for column in columns.clone() {
            self.across[rows.start * width + column] = true;
            self.across[rows.end * width + column] = true;
        }
        for row in rows {
            self.down[columns.start * height + row] = true;
            self.down[columns.end * height + row] = true;
        }
    }

    /// The lines, neighbouring edges joined.
    pub(super) fn rules(&self) -> Vec<Rule> {
        let (xs, ys) = (self.xs, self.ys);
        let mut rules = Vec::new();
        for (edge, &y) in ys.iter().enumerate() {
            let width = xs.len() - 1;
            each_run(&self.across[edge * width..(edge + 1) * width], |run| {
                rules.push(Rule { from: (xs[run.start], y), to: (xs[run.end], y) });
            });
        }
        for (edge, &x) in xs.iter().enumerate() {
            let height = ys.len() - 1;
            each_run(&self.down[edge * height..(edge + 1) * height], |run| {
                rules.push(Rule { from: (x, ys[run.start]), to: (x, ys[run.end]) });
            });
        }
        rules
    }
}

fn each_run(drawn: &[bool], mut found: impl FnMut(std::ops::Range<usize>)) {
    let mut start = None;
    for (i, drawn) in drawn.iter().chain([&false]).enumerate() {
        match (start, drawn) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                found(from..i);
                start = None;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_border_is_drawn_once() {
        let (xs, ys) = ([0.0, 10.0, 30.0], [0.0, 5.0, 15.0]);
        let mut borders = Borders::new(&xs, &ys);
        borders.frame(0..1, 0..2);
        borders.frame(1..2, 0..1);
        borders.frame(1..2, 1..2);
        let rules = borders.rules();
        assert_eq!(rules.len(), 6);
        assert!(rules.contains(&Rule { from: (0.0, 0.0), to: (30.0, 0.0) }));
        assert!(rules.contains(&Rule { from: (10.0, 5.0), to: (30.0, 5.0) }));
        assert!(rules.contains(&Rule { from: (10.0, 0.0), to: (10.0, 15.0) }));
    }
}
