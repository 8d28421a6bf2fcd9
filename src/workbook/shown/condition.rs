//! The condition of a section: `[>999]`.

/// Which numbers a section is for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    sign: Sign,
    bound: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    AtMost,
    Equal,
    Unequal,
    AtLeast,
    More,
}

/// The signs as they are written, those of two characters first.
const SIGNS: [(&str, Sign); 6] = [
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("<>", Sign::Unequal),
    ("<", Sign::Less),
    (">", Sign::More),
    ("=", Sign::Equal),
];

impl Condition {
    /// The condition in the brackets around `inner`, if it is one.
    pub(super) fn read(inner: &str) -> Option<Self> {
        let (rest, sign) = SIGNS.iter().find_map(|(start, sign)| Some((inner.strip_prefix(start)?, *sign)))?;
        Some(Self { sign, bound: rest.trim().parse().ok()? })
    }

    /// Whether it holds for `value`.
    pub(super) fn holds(self, value: f64) -> bool {
        match self.sign {
            Sign::Less => value < self.bound,
            Sign::AtMost => value <= self.bound,
            Sign::Equal => value == self.bound,
            Sign::Unequal => value != self.bound,
            Sign::AtLeast => value >= self.bound,
            Sign::More => value > self.bound,
        }
    }

    /// Whether it holds for negative numbers alone: they are then shown without their sign.
    pub(super) fn is_negative(self) -> bool {
        match self.sign {
            Sign::Less => self.bound <= 0.0,
            Sign::AtMost | Sign::Equal => self.bound < 0.0,
            Sign::Unequal | Sign::AtLeast | Sign::More => false,
        }
    }
}
