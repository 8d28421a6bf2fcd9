//! Collects the border lines of a table on a page, so that a border shared by two cells is drawn once.

use super::Rule;

/// The edges of a grid that get a line, collected cell by cell.
pub(super) struct Borders<'g> {
    xs: &'g [f32],
    ys: &'g [f32],
    /// Whether each horizontal edge is drawn, by row edge and then column.
    across: Vec<bool>,
    /// Whether each vertical edge is drawn, by column edge and then row.
    down: Vec<bool>,
}

impl<'g> Borders<'g> {
    /// Creates a grid with column edges at `xs` and row edges at `ys`, in pt.
    pub(super) fn new(xs: &'g [f32], ys: &'g [f32]) -> Self {
        let (columns, rows) = (xs.len().saturating_sub(1), ys.len().saturating_sub(1));
        Self { xs, ys, across: vec![false; ys.len() * columns], down: vec![false; xs.len() * rows] }
    }

    /// Marks the four sides of the cell that covers these columns and rows of the grid.
    pub(super) fn frame(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        // Cells mark the same edge twice where they meet: set again, it is still one line.
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

    /// Returns the lines. Adjacent edges become one line, so a row's border is one stroke from side to side.
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
    // The extra `false` closes a run that reaches the end.
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
