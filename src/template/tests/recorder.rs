//! Learns the structure of a type from serde: a deserializer returns whatever is requested and records the request.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// How often a type is read, so that every variant of its enums is tried wherever the enum occurs.
const READINGS: usize = 200;

/// The structs and enums in a type, by name; a variant with fields is a struct called `Enum::variant`.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The fields of each struct, and whether they are required.
    pub(super) structs: BTreeMap<String, Vec<(&'static str, bool)>>,
    /// The variants of each enum.
    pub(super) enums: BTreeMap<String, Vec<&'static str>>,
}

/// Learns the structure of `T`.
pub(super) fn parts<T: DeserializeOwned>() -> Parts {
    let asked = Asked::default();
    (0..READINGS).for_each(|_| drop(T::deserialize(Giver(&asked)).expect("everything is given")));
    let Asked { structs, enums, given, .. } = asked;
    for (name, variants) in enums.borrow().iter() {
        let given = |variant: &&'static str| given.borrow().contains(&(name.clone(), *variant));
        assert!(variants.iter().all(given), "{name} was not given in all its variants");
    }
    let structs = structs.into_inner().into_iter().map(|(name, fields)| {
        let fields = fields.iter().map(|field| (*field, is_required::<T>(&name, field))).collect();
        (name, fields)
    });
    Parts { structs: structs.collect(), enums: enums.into_inner().into_iter().map(|(n, v)| (n, v.to_vec())).collect() }
}

/// Whether reading `T` fails if the struct `name` in it has no `field`.
fn is_required<T: DeserializeOwned>(name: &str, field: &'static str) -> bool {
    let asked = Asked { without: Some((name.to_owned(), field)), ..Asked::default() };
    (0..READINGS).any(|_| T::deserialize(Giver(&asked)).is_err())
}

/// The requests so far.
#[derive(Default)]
struct Asked {
    structs: RefCell<BTreeMap<String, &'static [&'static str]>>,
    enums: RefCell<BTreeMap<String, &'static [&'static str]>>,
    /// The variants returned so far.
    given: RefCell<BTreeSet<(String, &'static str)>>,
    turns: RefCell<BTreeMap<String, usize>>,
    /// The field that is left out.
    without: Option<(String, &'static str)>,
}

/// Returns whatever is requested.
#[derive(Clone, Copy)]
struct Giver<'a>(&'a Asked);

impl<'a> Giver<'a> {
    fn give_struct<'de, V: Visitor<'de>>(
        self,
        name: String,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let is_given = |field: &&'static str| self.0.without.as_ref().is_none_or(|(n, f)| *n != name || f != field);
        let given: Vec<_> = fields.iter().copied().filter(is_given).map(|field| (field, self)).collect();
        self.0.structs.borrow_mut().insert(name, fields);
        visitor.visit_map(MapDeserializer::new(given.into_iter()))
    }
}

impl<'de> Deserializer<'de> for Giver<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str("x")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(true)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(1)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(1)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(1)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f32(1.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(1, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(std::iter::repeat_n(self, len)))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(std::iter::once((self, self))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.give_struct(name.to_owned(), fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.enums.borrow_mut().insert(name.to_owned(), variants);
        let mut turns = self.0.turns.borrow_mut();
        let turn = turns.entry(name.to_owned()).or_default();
        let variant = variants[*turn % variants.len()];
        *turn += 1;
        drop(turns);
        self.0.given.borrow_mut().insert((name.to_owned(), variant));
        visitor.visit_enum(Variant { giver: self, name, variant })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 f64 char str string bytes byte_buf unit unit_struct newtype_struct tuple_struct identifier
        ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Giver<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// A variant of the enum `name`.
struct Variant<'a> {
    giver: Giver<'a>,
    name: &'static str,
    variant: &'static str,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let variant: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(variant)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.giver)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.giver.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.giver.give_struct(format!("{}::{}", self.name, self.variant), fields, visitor)
    }
}
