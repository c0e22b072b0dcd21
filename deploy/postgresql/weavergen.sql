-- WeaverGen's own database in Temporal's PostgreSQL; the worker makes the tables.
CREATE ROLE weavergen LOGIN PASSWORD 'weavergen';
CREATE DATABASE weavergen OWNER weavergen;
