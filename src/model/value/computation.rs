//! Computations written inside a text, 7.5万元/人.年*14人, and what they come to.

use super::unit_words::{comparable, parts};
use super::{Quantity, UnitKind, Value};
use rust_decimal::Decimal;

/// A sum of products of quantities, and the result that the text states for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computation {
    /// The stated result, as an index into the quantities of the text.
    pub stated: Option<usize>,
    /// The factors of all terms in a row.
    pub factors: Vec<Factor>,
    /// Whether × or + is written. Otherwise a price is multiplied by the count of its unit (10个，1.5万元/个), or the prices
    /// and amounts of a list are its terms.
    pub written: bool,
}

/// A factor of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// An index into the quantities of the text.
    pub quantity: usize,
    /// Whether it multiplies the previous factor or begins a term.
    pub joint: Joint,
    /// The unit in 元 that a bare number takes over from its neighbours: 10000 for the 0.65 of 0.526万元/套+0.65.
    pub inherited: Option<Decimal>,
}

impl Factor {
    pub(super) fn new(quantity: usize, joint: Joint) -> Self {
        Self { quantity, joint, inherited: None }
    }
}

/// How a factor is joined to the previous one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// It begins a term, which is added.
    Plus,
    /// It multiplies.
    Times,
}

/// The product of factors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product<'t> {
    /// The value: in 元 if it is money.
    pub value: Decimal,
    /// Whether it is money.
    pub is_money: bool,
    /// The units of its prices that no factor counts: 套 of 0.526万元/套.
    pub open: Vec<&'t str>,
}

impl Computation {
    /// The terms that are added up, each the factors of a product.
    pub fn terms(&self) -> impl Iterator<Item = &[Factor]> {
        self.factors.chunk_by(|_, next| next.joint == Joint::Times)
    }
}

impl<'t> Value<'t> {
    /// The product of a term; None if a factor is a range or the value is too large to be exact.
    pub fn product(&self, term: &[Factor]) -> Option<Product<'t>> {
        let mut product = Product { value: Decimal::ONE, is_money: false, open: Vec::new() };
        for factor in term {
            let quantity = self.quantities.get(factor.quantity)?;
            product.value = product.value.checked_mul(factor_value(quantity, factor.inherited)?)?;
            product.is_money |= quantity.is_money() || factor.inherited.is_some();
            product.open.extend(quantity.unit.per.as_slice());
        }
        for factor in term {
            let counted = self.quantities.get(factor.quantity).filter(|q| !q.is_money()).map_or("", |q| q.unit.base);
            for part in parts(counted) {
                if let Some(met) = product.open.iter().position(|open| comparable(open) == part) {
                    product.open.remove(met);
                }
            }
        }
        Some(product)
    }

    /// The result of a computation, in 元 if it is money.
    ///
    /// None if a term is open, or if money is added to something else. A price per year leaves nothing open.
    pub fn outcome(&self, computation: &Computation) -> Option<Product<'t>> {
        let mut sum: Option<Product<'t>> = None;
        for term in computation.terms() {
            let product = self.product(term)?;
            // 广元 2021: 7.5万元/人.年*14人 is for the year of the form.
            if product.open.iter().any(|open| *open != "年") {
                return None;
            }
            sum = Some(match sum {
                None => product,
                Some(sum) if sum.is_money == product.is_money => {
                    Product { value: sum.value.checked_add(product.value)?, ..product }
                }
                Some(_) => return None,
            });
        }
        sum
    }

    /// The result of a computation and the result that the text states, if both are certain and they differ.
    ///
    /// Both are in 元 if they are money. The caller decides whether 约 excuses the difference.
    pub fn contradiction(&self, computation: &Computation) -> Option<(Decimal, Decimal)> {
        let (outcome, stated) = (self.outcome(computation)?, self.stated(computation)?);
        // 7.87万 (广元 2021) is money although 元 is not written.
        let stated_is_money = stated.is_money() || outcome.is_money && stated.lacks_unit() && stated.has_scale();
        let comparable = outcome.is_money == stated_is_money && stated.high.is_none() && !stated.is_rate();
        (comparable && outcome.value != stated.value).then_some((outcome.value, stated.value))
    }

    /// The result that the text states for a computation.
    pub fn stated(&self, computation: &Computation) -> Option<&Quantity<'t>> {
        self.quantities.get(computation.stated?)
    }
}

fn factor_value(quantity: &Quantity<'_>, inherited: Option<Decimal>) -> Option<Decimal> {
    if quantity.high.is_some() {
        return None;
    }
    match quantity.unit.kind {
        // A share multiplies as a fraction: 10万元×5%.
        UnitKind::Percent | UnitKind::PercentPoint => quantity.value.checked_div(Decimal::ONE_HUNDRED),
        UnitKind::PerMille => quantity.value.checked_div(Decimal::ONE_THOUSAND),
        _ => quantity.value.checked_mul(inherited.unwrap_or(Decimal::ONE)),
    }
}
